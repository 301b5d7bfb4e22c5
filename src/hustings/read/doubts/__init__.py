"""What may be wrong of a reading: whose words a paragraph is, and who is no person."""
