"""The report of a project that tells of relations and times holds them, each opening its words."""

from hustings.reports import report

from ..telling import told


def test_the_report_has_relations_lineage_timeline_and_whose_views(tmp_path):
    with told(tmp_path / "bay.hustings") as project:
        page = report(project)
        ids = {s.id for s in project.statements()}
    for anchor in ("relations", "lineage", "timeline", "ascription"):
        assert f'id="{anchor}"' in page
    assert "last night ferry (VOSS: 1954; RENN: 1965; 11 years apart)" in page
    assert "open question: In the accounts given" in page
    apart = page.split("11 years apart", 1)[0].rsplit('data-ids="', 1)[1].split('"')[0]
    assert set(apart.split()) <= ids
