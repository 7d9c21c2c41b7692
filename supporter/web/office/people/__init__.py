"""The register: finding, correcting, merging, moving and withdrawing."""
