# ruff: noqa: E501  (sample markup is easier to read unbroken)
"""The interview of make.py as programs for annotated speech and captions write it."""

from __future__ import annotations

import html
import json
from collections.abc import Sequence

Cue = tuple[float, float, str, str]
"""Begin, end, who, words."""


def samples(cues: Sequence[Cue]) -> dict[str, bytes]:
    """Name of file -> its bytes."""
    return {
        "ferry.eaf": elan(cues).encode(),
        "ferry.exb": exmaralda(cues).encode(),
        "ferry.exs": segmented(cues).encode(),
        "ferry.flk": folker(cues).encode(),
        "ferry.trs": transcriber(cues).encode(),
        "ferry.TextGrid": praat(cues).encode("utf-16"),
        "ferry.cha": chat(cues).encode(),
        "ferry.otr": otranscribe(turns(cues)).encode(),
        "ferry.ttml": ttml(cues).encode(),
        "ferry.ass": substation(cues).encode(),
        "ferry.sbv": sbv(cues).encode(),
        "ferry.xmi": xmi(turns(cues)).encode(),
        "ferry.webanno": webanno(turns(cues)).encode(),
    }


def turns(cues: Sequence[Cue]) -> list[Cue]:
    """Cues of one speaker in a row as one."""
    out: list[Cue] = []
    for cue in cues:
        if out and out[-1][2] == cue[2]:
            out[-1] = (out[-1][0], cue[1], cue[2], f"{out[-1][3]} {cue[3]}")
        else:
            out.append(cue)
    return out


def people(cues: Sequence[Cue]) -> list[str]:
    return list(dict.fromkeys(who for _, _, who, _ in cues))


def q(words: str) -> str:
    return html.escape(words, quote=True)


def elan(cues: Sequence[Cue]) -> str:
    slots = "".join(
        f'<TIME_SLOT TIME_SLOT_ID="ts{2 * n + k}" TIME_VALUE="{round(t * 1000)}"/>'
        for n, cue in enumerate(cues)
        for k, t in enumerate(cue[:2])
    )
    tiers = "".join(
        f'<TIER LINGUISTIC_TYPE_REF="utterance" PARTICIPANT="{who}" TIER_ID="tx@{who[:2]}">'
        + "".join(
            f'<ANNOTATION><ALIGNABLE_ANNOTATION ANNOTATION_ID="a{n}" TIME_SLOT_REF1="ts{2 * n}" TIME_SLOT_REF2="ts{2 * n + 1}"><ANNOTATION_VALUE>{q(words)}</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION>'
            for n, (_, _, whose, words) in enumerate(cues)
            if whose == who
        )
        + "</TIER>"
        for who in people(cues)
    )
    notes = '<TIER LINGUISTIC_TYPE_REF="comment" PARENT_REF="tx@Ma" TIER_ID="comments"><ANNOTATION><REF_ANNOTATION ANNOTATION_ID="n1" ANNOTATION_REF="a0"><ANNOTATION_VALUE>The microphone is far from the speakers here, and the words were checked twice against the tape.</ANNOTATION_VALUE></REF_ANNOTATION></ANNOTATION></TIER>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<ANNOTATION_DOCUMENT AUTHOR="" FORMAT="3.0" VERSION="3.0"><HEADER MEDIA_FILE="" TIME_UNITS="milliseconds"/><TIME_ORDER>{slots}</TIME_ORDER>{tiers}{notes}</ANNOTATION_DOCUMENT>\n'


def _timeline(cues: Sequence[Cue]) -> str:
    return "".join(
        f'<tli id="T{2 * n + k}" time="{t}"/>'
        for n, c in enumerate(cues)
        for k, t in enumerate(c[:2])
    )


def _table(cues: Sequence[Cue]) -> str:
    return "".join(
        f'<speaker id="SPK{i}"><abbreviation>{who}</abbreviation><sex value="f"/></speaker>'
        for i, who in enumerate(people(cues))
    )


def exmaralda(cues: Sequence[Cue]) -> str:
    tiers = "".join(
        f'<tier id="TIE{i}" speaker="SPK{i}" category="v" type="t" display-name="{who} [v]">'
        + "".join(
            f'<event start="T{2 * n}" end="T{2 * n + 1}">{q(words)} </event>'
            for n, (_, _, whose, words) in enumerate(cues)
            if whose == who
        )
        + "</tier>"
        for i, who in enumerate(people(cues))
    )
    other = '<tier id="TIE9" speaker="SPK0" category="k" type="d" display-name="Mara Ostrow [k]"><event start="T0" end="T1">looks up</event></tier>'
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<basic-transcription><head><meta-information><project-name>Ferry</project-name></meta-information><speakertable>{_table(cues)}</speakertable></head><basic-body><common-timeline>{_timeline(cues)}</common-timeline>{tiers}{other}</basic-body></basic-transcription>\n'


def segmented(cues: Sequence[Cue]) -> str:
    tiers = "".join(
        f'<segmented-tier id="TIE{i}" speaker="SPK{i}" category="v" type="t" display-name="{who} [v]"><segmentation name="SpeakerContribution_Utterance_Word">'
        + "".join(
            f'<ts n="HIAT:u" s="T{2 * n}" e="T{2 * n + 1}">'
            + "<nts> </nts>".join(f'<ts n="HIAT:w">{q(w)}</ts>' for w in words.split())
            + "</ts>"
            for n, (_, _, whose, words) in enumerate(cues)
            if whose == who
        )
        + "</segmentation></segmented-tier>"
        for i, who in enumerate(people(cues))
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<segmented-transcription><head><speakertable>{_table(cues)}</speakertable></head><segmented-body><common-timeline>{_timeline(cues)}</common-timeline>{tiers}</segmented-body></segmented-transcription>\n'


def folker(cues: Sequence[Cue]) -> str:
    ids = {who: f"{who[0]}{who.split()[1][0]}" for who in people(cues)}
    speakers = "".join(
        f'<speaker speaker-id="{i}"><name>{who}</name></speaker>' for who, i in ids.items()
    )
    points = "".join(
        f'<timepoint timepoint-id="TLI_{2 * n + k}" absolute-time="{t}"/>'
        for n, c in enumerate(cues)
        for k, t in enumerate(c[:2])
    )
    said = "".join(
        f'<contribution speaker-reference="{ids[who]}" start-reference="TLI_{2 * n}" end-reference="TLI_{2 * n + 1}"><unparsed>{q(words)}</unparsed></contribution>'
        for n, (_, _, who, words) in enumerate(cues)
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<folker-transcription><head/><speakers>{speakers}</speakers><recording path=""/><timeline>{points}</timeline>{said}</folker-transcription>\n'


def transcriber(cues: Sequence[Cue]) -> str:
    speakers = "".join(f'<Speaker id="spk{i}" name="{who}"/>' for i, who in enumerate(people(cues)))
    place = {who: f"spk{i}" for i, who in enumerate(people(cues))}
    turns = "".join(
        f'<Turn startTime="{b}" endTime="{e}" speaker="{place[who]}"><Sync time="{b}"/>\n{q(words)}\n</Turn>'
        for b, e, who, words in cues
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE Trans SYSTEM "trans-14.dtd">\n<Trans scribe="nobody" audio_filename="ferry" version="1" version_date="310504" xml:lang="en"><Speakers>{speakers}</Speakers><Episode><Section type="report" startTime="0" endTime="{cues[-1][1]}">{turns}</Section></Episode></Trans>\n'


def praat(cues: Sequence[Cue]) -> str:
    last = cues[-1][1]
    out = f'File type = "ooTextFile"\nObject class = "TextGrid"\n\nxmin = 0\nxmax = {last}\ntiers? <exists>\nsize = {len(people(cues))}\nitem []:\n'
    for i, who in enumerate(people(cues)):
        own = [c for c in cues if c[2] == who]
        out += f'    item [{i + 1}]:\n        class = "IntervalTier"\n        name = "{who}"\n        xmin = 0\n        xmax = {last}\n        intervals: size = {len(own)}\n'
        for n, (b, e, _, words) in enumerate(own):
            doubled = words.replace('"', '""')
            out += f'        intervals [{n + 1}]:\n            xmin = {b}\n            xmax = {e}\n            text = "{doubled}"\n'
    return out


def chat(cues: Sequence[Cue]) -> str:
    codes = {who: who.split()[0].upper() for who in people(cues)}
    named = ", ".join(f"{code} {who.split()[0]} Adult" for who, code in codes.items())
    said = "".join(
        f"*{codes[who]}:\t{words} \x15{round(b * 1000)}_{round(e * 1000)}\x15\n%com:\tsaid slowly\n"
        for b, e, who, words in cues
    )
    return f"@UTF8\n@Begin\n@Languages:\teng\n@Participants:\t{named}\n{said}@End\n"


def otranscribe(cues: Sequence[Cue]) -> str:
    body = "".join(
        f'<p><span class="timestamp" contenteditable="false" data-timestamp="{b}">{int(b) // 60}:{int(b) % 60:02d}</span> {who}: {html.escape(words)}</p>'
        for b, _, who, words in cues
    )
    return json.dumps({"text": body, "media": "ferry.mp3", "media-time": 0})


def ttml(cues: Sequence[Cue]) -> str:
    agents = "".join(
        f'<ttm:agent xml:id="p{i}" type="person"><ttm:name type="full">{who}</ttm:name></ttm:agent>'
        for i, who in enumerate(people(cues))
    )
    place = {who: f"p{i}" for i, who in enumerate(people(cues))}
    said = "".join(
        f'<p begin="{b}s" end="{e}s" ttm:agent="{place[who]}">{q(words)}</p>'
        for b, e, who, words in cues
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xml:lang="en"><head><metadata>{agents}</metadata></head><body><div>{said}</div></body></tt>\n'


def _clock(t: float, digits: int) -> str:
    rest = f"{t % 60:0{3 + digits}.{digits}f}"
    return f"{int(t) // 3600}:{int(t) // 60 % 60:02d}:{rest}"


def substation(cues: Sequence[Cue]) -> str:
    said = "".join(
        f"Dialogue: 0,{_clock(b, 2)},{_clock(e, 2)},Default,{who},0,0,0,,{{\\i1}}{words}{{\\i0}}\n"
        for b, e, who, words in cues
    )
    return f"[Script Info]\nTitle: ferry\nScriptType: v4.00+\n\n[V4+ Styles]\nFormat: Name, Fontname, Fontsize\nStyle: Default,Arial,20\n\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nComment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,not said\n{said}"


def sbv(cues: Sequence[Cue]) -> str:
    return "\n".join(
        f"{_clock(b, 3)},{_clock(e, 3)}\n{who}: {words}\n" for b, e, who, words in cues
    )


def xmi(cues: Sequence[Cue]) -> str:
    said = q("\n".join(f"{who}: {words}" for _, _, who, words in cues)).replace("\n", "&#10;")
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" xmi:version="2.0"><cas:NULL xmi:id="0"/><cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" mimeType="text/plain" sofaString="{said}"/></xmi:XMI>\n'


def webanno(cues: Sequence[Cue]) -> str:
    out, at = "#FORMAT=WebAnno TSV 3.3\n\n", 0
    for n, (_, _, who, words) in enumerate(cues):
        sentence = f"{who}: {words}"
        out += f"\n#Text={sentence}\n"
        for k, token in enumerate(sentence.split()):
            out += f"{n + 1}-{k + 1}\t{at}-{at + len(token)}\t{token}\t\n"
            at += len(token) + 1
    return out
