from django.apps import AppConfig


class OrganisationsConfig(AppConfig):
    name = "homefirst.practice.organisations"
    label = "organisations"
