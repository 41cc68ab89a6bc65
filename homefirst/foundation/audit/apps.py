from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "homefirst.foundation.audit"
    label = "audit"
