"""The texts of a project: added, searched, corrected, replaced; their recordings and versions."""
