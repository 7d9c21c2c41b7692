"""The register: the same person twice, who moved and who left."""
