# ruff: noqa: E501  (sample markup is easier to read unbroken)
"""The interview of make.py as parliaments print it, and as programs for typing transcripts keep it."""

from __future__ import annotations

import html
from collections.abc import Sequence

from annotated import Cue, turns

Row = tuple[str, str | None, str]
"""Kind, who, words."""


def samples(rows: Sequence[Row], cues: Sequence[Cue]) -> dict[str, bytes]:
    """Name of file -> its bytes."""
    return {
        "ferry-bundestag.xml": bundestag(rows).encode(),
        "ferry-commons.xml": hansard(rows).encode(),
        "ferry-australia.xml": australia(rows).encode(),
        "ferry-debates.xml": publicwhip(rows).encode(),
        "ferry-noscribe.txt": noscribe(turns(cues)).encode(),
        "ferry.inqscr": inqscribe(turns(cues)).encode(),
        "ferry-transana.xml": transana(turns(cues)).encode(),
    }


def bundestag(rows: Sequence[Row]) -> str:
    body = []
    for kind, who, words in rows:
        words = html.escape(words, quote=False)
        if who and who.startswith("Mara"):
            body.append(f'<name>{who}:</name><p klasse="J_1">{words}</p>')
        elif who:
            first, last = who.split()
            body.append(
                f'<p klasse="redner"><redner id="1"><name><vorname>{first}</vorname><nachname>{last}</nachname><fraktion>HL</fraktion></name></redner>{who} (HL):</p><p klasse="J_1">{words}</p>'
            )
        elif kind == "direction":
            body.append(f"<kommentar>({words.strip('[]').capitalize()})</kommentar>")
        elif kind == "heading":
            body.append(f'<p klasse="T_fett">{words}</p>')
    return (
        '<?xml version="1.0" encoding="utf-8" ?>\n<?xml-stylesheet href="dbtplenarprotokoll.css" type="text/css"?>\n'
        '<!DOCTYPE dbtplenarprotokoll SYSTEM "dbtplenarprotokoll.dtd">\n<dbtplenarprotokoll sitzung-datum="3.05.2031" sitzung-nr="12">'
        "<vorspann><kopfdaten><plenarprotokoll-nummer>Plenarprotokoll <wahlperiode>4</wahlperiode>/<sitzungsnr>12</sitzungsnr></plenarprotokoll-nummer></kopfdaten>"
        "<inhaltsverzeichnis><ivz-eintrag>Ines Calder (HL) 1041 A</ivz-eintrag></inhaltsverzeichnis></vorspann>"
        f'<sitzungsverlauf><tagesordnungspunkt top-id="Tagesordnungspunkt 1"><rede id="ID1">{"".join(body)}</rede></tagesordnungspunkt></sitzungsverlauf>'
        '<anlagen><anlage><anlagen-text><p klasse="J">Entschuldigte Abgeordnete</p></anlagen-text></anlage></anlagen></dbtplenarprotokoll>\n'
    )


def hansard(rows: Sequence[Row]) -> str:
    body = []
    for kind, who, words in rows:
        words = html.escape(words, quote=False)
        if who:
            body.append(
                f"<p><member>{who}</member><membercontribution>: {words}</membercontribution></p>"
            )
        elif kind == "direction":
            body.append(f"<p>{words}</p>")
        elif kind == "heading":
            body.append(f"</section><section><title>{words}</title>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<housecommons><image src="S1"/><col>1</col><title>House of Lindholm</title>'
        '<date format="2031-05-03">Saturday 3 May 2031</date><debates><section><title>The night ferry</title>'
        f"{''.join(body)}</section></debates></housecommons>\n"
    )


def australia(rows: Sequence[Row]) -> str:
    body = []
    for kind, who, words in rows:
        words = html.escape(words, quote=False)
        if who:
            talker = f'<talker><name role="display">{who}</name></talker>'
            said = f"<talk.start>{talker}<para>-{words}</para></talk.start>"
            body.append(f"<speech>{said}</speech>")
        elif kind == "direction":
            body.append(f"<para>{words}</para>")
        elif kind == "heading":
            body.append(f"</debate><debate><debateinfo><title>{words}</title></debateinfo>")
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<hansard version="2.1"><session.header>'
        "<date>2031-05-03</date></session.header><chamber.xscript><debate><debateinfo>"
        f"<title>The night ferry</title></debateinfo>{''.join(body)}</debate></chamber.xscript>"
        "</hansard>\n"
    )


def publicwhip(rows: Sequence[Row]) -> str:
    body = []
    for n, (kind, who, words) in enumerate(rows):
        words = html.escape(words, quote=False)
        key = f'id="uk.org.publicwhip/debate/2031-05-03.{n}.0"'
        if kind in ("title", "heading"):
            size = "major" if kind == "title" else "minor"
            body.append(f"<{size}-heading {key}>{words}</{size}-heading>")
        elif who:
            body.append(
                f'<speech {key} speakername="{who}" time="19:00:{n:02d}"><p>{words}</p></speech>'
            )
        else:
            body.append(f'<speech {key} nospeaker="true"><p>{words}</p></speech>')
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<publicwhip scraperversion="a" latest="yes">\n{chr(10).join(body)}\n</publicwhip>\n'


def clock(second: float, mark: str = "") -> str:
    return f"{int(second) // 3600:02d}:{int(second) // 60 % 60:02d}:{int(second) % 60:02d}{mark}"


def noscribe(cues: Sequence[Cue]) -> str:
    said = "\n\n".join(f"{who}: [{clock(begin)}] {words}" for begin, _, who, words in cues)
    head = "Transcribed with noScribe vers. 0.7\nAudio file: ferry.mp3\n(Language: English (en) | Speaker detection: auto)"
    return f"The night ferry\n\n{head}\n\n(2 seconds pause)\n\n{said}\n"


def inqscribe(cues: Sequence[Cue]) -> str:
    said = "\\r\\r".join(
        f"[{clock(begin, '.')}{round(begin % 1 * 30):02d}] {who}: {words}"
        for begin, _, who, words in cues
    )
    return f"app=InqScribe\nfont.name=Arial\nfont.size=12\ntc.format=[x]\ntext={said}\ntimecode.fps=30\ntype=none\nversion=1.1\n"


def transana(cues: Sequence[Cue]) -> str:
    said = "".join(
        f"<paragraph><text>¤&lt;{round(begin * 1000)}&gt; </text><text>{who}: {html.escape(words, quote=False)}</text></paragraph>"
        for begin, _, who, words in cues
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<Transana>\n  <TransanaXMLVersion>\n    1.8\n  </TransanaXMLVersion>\n  <TranscriptFile>\n'
        "    <Transcript>\n      <Num>\n        1\n      </Num>\n      <ID>\n        The night ferry\n      </ID>\n      <ClipNum>\n        0\n      </ClipNum>\n"
        f"      <RTFText>\n<richtext><paragraphlayout>{said}</paragraphlayout></richtext>\n      </RTFText>\n    </Transcript>\n"
        "    <Transcript>\n      <Num>\n        2\n      </Num>\n      <ClipNum>\n        7\n      </ClipNum>\n      <RTFText>\n{\\rtf1 Ines Calder: Because people work at night.}\n      </RTFText>\n    </Transcript>\n"
        "  </TranscriptFile>\n</Transana>\n"
    )
