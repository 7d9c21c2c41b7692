"""Words of the office, its log and handing over."""
