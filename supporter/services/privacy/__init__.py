"""Own data, its export and erasure, and how long records are kept."""
