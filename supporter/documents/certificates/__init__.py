"""The papers and files of certificates and supporter cards."""
