"""Reading, answering and surveys of somebody who learns alone."""
