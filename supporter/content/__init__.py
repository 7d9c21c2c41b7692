"""From files of authors to the domain's models: untrusted text is read, checked and made safe here."""
