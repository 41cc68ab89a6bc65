from django.apps import AppConfig


class DocumentsConfig(AppConfig):
    name = "homefirst.practice.documents"
    label = "documents"
