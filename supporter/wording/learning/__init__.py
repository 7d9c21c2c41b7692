"""Words of somebody who learns alone."""
