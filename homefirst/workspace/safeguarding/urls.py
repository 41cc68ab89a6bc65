"""The safeguarding overview, how enquiries ended, and their audits."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import safeguarding

urlpatterns: list[URLPattern | URLResolver] = [
    path("safeguarding/", safeguarding.safeguarding, name="safeguarding"),
    path("safeguarding/enquiries/", safeguarding.ended_enquiries, name="ended_enquiries"),
    path("safeguarding/enquiries/<int:enquiry>/audit/", safeguarding.audit_enquiry, name="audit_enquiry"),
]
