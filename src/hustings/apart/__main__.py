"""A child that reads files from standard input: ``python -m hustings.apart``."""

from .working import work_here

if __name__ == "__main__":
    work_here()
