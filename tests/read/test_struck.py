"""Deleted and hidden words are not words said; words struck through are seen, and stay."""

import io

import pytest

from hustings.read import read

SPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RUN = '<w:r><w:rPr>{}</w:rPr><w:t xml:space="preserve">low </w:t></w:r>'
DELETED = '<w:del w:id="1" w:author="x"><w:r><w:delText>low </w:delText></w:r></w:del>'
HIDES = f'<w:style {SPACE} w:type="character" w:styleId="H"><w:rPr><w:vanish/></w:rPr></w:style>'
OFF = HIDES.replace("<w:vanish/>", '<w:vanish w:val="0"/>')


def word(inside: str, style: str) -> bytes:
    import docx
    from docx.oxml import parse_xml

    document = docx.Document()
    document.styles.element.append(parse_xml(style))
    body = document.element.body
    edda = '<w:r><w:t xml:space="preserve">Edda: It is </w:t></w:r>{}<w:r><w:t>full.</w:t></w:r>'
    for words in (edda.format(inside), "<w:r><w:t>Tobias: Why?</w:t></w:r>"):
        body.insert(len(body) - 1, parse_xml(f"<w:p {SPACE}>{words}</w:p>"))
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("inside", "style", "stays"),
    [
        (DELETED, HIDES, False),
        (f'<w:ins w:id="2" w:author="x">{DELETED}</w:ins>', HIDES, False),
        (f'<w:hyperlink w:anchor="a">{DELETED}</w:hyperlink>', HIDES, False),
        (f'<w:moveFrom w:id="1" w:author="x">{RUN.format("")}</w:moveFrom>', HIDES, False),
        (f'<w:moveTo w:id="1" w:author="x">{RUN.format("")}</w:moveTo>', HIDES, True),
        (RUN.format("<w:vanish/>"), HIDES, False),
        (RUN.format('<w:vanish w:val="0"/>'), HIDES, True),
        (RUN.format('<w:rStyle w:val="H"/>'), HIDES, False),
        (RUN.format('<w:rStyle w:val="H"/>'), OFF, True),
        (RUN.format("<w:strike/>"), HIDES, True),
        (RUN.format("<w:dstrike/>"), HIDES, True),
    ],
)
def test_of_word(inside: str, style: str, *, stays: bool) -> None:
    assert ("It is low full." in read(word(inside, style), name="t.docx").text) is stays


@pytest.mark.parametrize(
    ("inside", "stays"),
    [
        (r"{\deleted low }", False),
        (r"\deleted low \deleted0 ", False),
        (r"{\v l{\b ow }}", False),
        (r"\v low \v0 ", False),
        (r"{\v0 low }", True),
        (r"{\strike low }", True),
        (r"{\striked1 low }", True),
    ],
)
def test_of_rich_text(inside: str, *, stays: bool) -> None:
    text = rf"{{\rtf1\ansi Edda: It is {inside}full.\par Tobias: Why?\par}}"
    assert ("It is low full." in read(text.encode(), name="t.rtf").text) is stays


@pytest.mark.parametrize(
    ("inside", "stays"),
    [
        ("<del>low </del>", False),
        ("<span hidden>low </span>", False),
        ("<span style='display:none'>low </span>", False),
        ("<span style='color:red; DISPLAY : none;'>low </span>", False),
        ("<span style='visibility: hidden'>low </span>", False),
        ("<span style='display:inline'>low </span>", True),
        ("<span aria-hidden='true'>low </span>", True),
        ("<s>low </s>", True),
        ("<strike>low </strike>", True),
        ("<ins>low </ins>", True),
    ],
)
def test_of_pages(inside: str, *, stays: bool) -> None:
    page = f"<p>Edda: It is {inside}full.</p><p>Tobias: Why?</p>"
    assert ("It is low full." in read(page.encode(), name="t.html").text) is stays


CONTENT = (
    '<office:document-content xmlns:office="o" xmlns:text="t" xmlns:style="s" xmlns:fo="f">'
    "<office:automatic-styles>"
    '<style:style style:name="S"><style:text-properties style:text-line-through-style="solid"/>'
    '</style:style><style:style style:name="H"><style:text-properties text:display="none"/>'
    "</style:style></office:automatic-styles><office:body><office:text>"
    "<text:tracked-changes><text:changed-region><text:deletion><text:p>low</text:p></text:deletion>"
    "</text:changed-region></text:tracked-changes>"
    "<text:p>Edda: It is {}full.</text:p><text:p>Tobias: Why?</text:p>"
    "</office:text></office:body></office:document-content>"
)


@pytest.mark.parametrize(
    ("inside", "stays"),
    [
        ('<text:change text:change-id="1"/>', False),
        ('<text:span text:style-name="H">low </text:span>', False),
        ('<text:span text:style-name="S">low </text:span>', True),
    ],
)
def test_of_opendocument(inside: str, *, stays: bool) -> None:
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", CONTENT.format(inside))
    found = read(out.getvalue(), name="t.odt").text
    assert ("It is low full." in found) is stays
    assert ("low" in found) is stays
