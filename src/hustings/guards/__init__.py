"""What strangers' files may not do, said once for every reader and writer: the ground floor."""
