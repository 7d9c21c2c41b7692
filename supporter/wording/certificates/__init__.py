"""Words of certificates, on paper and on the desk."""
