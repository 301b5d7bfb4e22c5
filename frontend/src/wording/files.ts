// What files of other programs are called.
export const FILES: Readonly<Record<string, string>> = {
  "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder …)":
    "REFI-QDA project (NVivo, ATLAS.ti, MAXQDA, QualCoder …)",
  "REFI-QDA codebook": "REFI-QDA codebook",
  "Discourse Network Analyzer 2 and 3": "Discourse Network Analyzer 2 and 3",
  "Taguette project": "Taguette project",
  "QualCoder project (folder, database or zip)": "QualCoder project (folder, database or zip)",
  "Causal Map workbook": "Causal Map workbook",
  "brat annotations": "brat annotations",
  "RQDA project": "RQDA project",
  "labelled texts (Label Studio, doccano)": "labelled texts (Label Studio, doccano)",
  "codebook as a table, TOML or (reading) HTML": "codebook as a table, TOML or (reading) HTML",
  "statements as a table": "statements as a table",
  "W3C Web Annotations": "W3C Web Annotations",
  "as the standard says": "as the standard says",
};
