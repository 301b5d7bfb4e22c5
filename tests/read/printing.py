"""Lines of text printed to a PDF, for tests of what is read from one."""

from __future__ import annotations


def pdf(pages: list[list[str]]) -> bytes:
    """A PDF of lines of text."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    font = "<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    kids = []
    for page in pages:
        shown = "".join(f"({line.replace('(', '')}) Tj 0 -20 Td " for line in page)
        stream = f"BT /F 10 Tf 40 800 Td {shown}ET"
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 840] /Resources {font} "
            f"/Contents {len(objects)} 0 R >>"
        )
        kids.append(f"{len(objects)} 0 R")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    body = "".join(f"{n} 0 obj\n{words}\nendobj\n" for n, words in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer << /Root 1 0 R /Size {len(objects) + 1} >>\n%%EOF".encode()
