"""The register of an office: finding, correcting, merging, moving and leaving."""
