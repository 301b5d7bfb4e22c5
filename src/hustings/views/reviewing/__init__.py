"""What is found and what a person decides of it: review, names, models, a first look."""
