"""What is said to come, and what speakers only mean to do themselves."""
