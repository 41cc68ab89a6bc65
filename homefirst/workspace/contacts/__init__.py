"""New contact: from the first word of whoever is in touch to a contact that is settled or passed on."""
