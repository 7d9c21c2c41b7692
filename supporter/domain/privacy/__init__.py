"""What a person may see, take away and have erased, and how long records are kept."""
