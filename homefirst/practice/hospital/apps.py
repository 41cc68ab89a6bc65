from django.apps import AppConfig


class HospitalConfig(AppConfig):
    name = "homefirst.practice.hospital"
    label = "hospital"
