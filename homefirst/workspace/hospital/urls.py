"""Leaving hospital, the notices that come in, and what is missing before somebody can leave."""

from django.urls import URLPattern, URLResolver, path

from homefirst.workspace.views import hospital, hospital_notices

urlpatterns: list[URLPattern | URLResolver] = [
    path("hospital/", hospital.hospital, name="hospital"),
    path("hospital/notices/add/", hospital_notices.add_notice, name="add_notice"),
    path("hospital/notices/load/", hospital_notices.load_notices, name="load_notices"),
    path("hospital/notices/<int:notice>/", hospital_notices.find_notice, name="find_notice"),
    path("hospital/stays/<int:episode>/", hospital.hospital_stay, name="hospital_stay"),
    path("hospital/stays/<int:episode>/missing/", hospital.say_missing, name="say_missing"),
    path("hospital/stays/<int:episode>/missing/<int:thing>/here/", hospital.is_here, name="is_here"),
    path("hospital/stays/<int:episode>/bed/", hospital.give_bed, name="give_bed"),
    path("hospital/stays/<int:episode>/bed/leave/", hospital.leave_bed, name="leave_bed"),
]
