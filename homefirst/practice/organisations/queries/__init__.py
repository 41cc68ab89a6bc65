"""Enquiries into services, the services that concerns name, and the adults concerned."""
