"""The desk of certificates: list, confirming, printing, stock."""
