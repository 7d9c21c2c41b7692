"""Certificates, their serials, badges and the paper they are printed on."""
