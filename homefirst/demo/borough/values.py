"""The words of the return as this borough writes them: columns, Release 2 values, Release 1 forms."""

from __future__ import annotations

LA_CODE = "999"

COLUMNS = (
    "LA Code",
    "Reporting Period Start Date",
    "Reporting Period End Date",
    "NHS Number",
    "LA Person Unique Identifier",
    "First Name",
    "Last Name",
    "GP Practice Name",
    "GP Practice Code",
    "Gender",
    "Ethnicity",
    "Date of Birth",
    "Date of Death",
    "Client Type",
    "Primary Support Reason",
    "Postcode",
    "Accommodation Status",
    "Employment Status",
    "Has Unpaid Carer",
    "Autism Spectrum Disorder (ASD)",
    "Visual Impairment",
    "Hearing Impairment",
    "Dementia",
    "Client Funding Status",
    "Event Type",
    "Event Reference",
    "Event Start Date",
    "Event End Date",
    "Event Description",
    "Event Outcome",
    "Request: Route of Access",
    "Assessment Type",
    "Eligible Needs Identified",
    "Method of Assessment",
    "Total Hrs Caring per week",
    "No. of adults being cared for",
    "Adult 1 Linked Person_ID",
    "Adult 2 Linked Person_ID",
    "Adult 3 Linked Person_ID",
    "Service Type",
    "Service Component",
    "Delivery Mechanism",
    "Provider CQC Location Name",
    "Provider CQC Location ID",
    "Review Reason",
    "Review Outcomes Achieved",
    "Method of Review",
    "Unit Cost",
    "Cost Frequency (Unit Type)",
    "Planned units per week",
)

SERVICE_USER, CARER = "Service user", "Unpaid carer"
CARER_BY_ASSOCIATION = "Unpaid carer known by association"

ACCESS = "Physical support: Access and mobility only"
PERSONAL_CARE = "Physical Support: Personal care support"
SIGHT = "Sensory Support: Support for visual impairment"
HEARING = "Sensory Support: Support for hearing impairment"
MEMORY = "Support with memory and cognition"
LEARNING = "Learning disability support"
MENTAL = "Mental health support"
SUBSTANCE = "Social support: Substance misuse support"
ISOLATION = "Social support: Support for social isolation or other reason"
TO_CARER = "Social support: Support to unpaid carer"

OWNER = "Owner occupier or shared ownership scheme"
COUNCIL_TENANT = "Tenant: Local authority or other social housing provider"
PRIVATE_TENANT = "Tenant: Private landlord"
WITH_FAMILY = "Settled mainstream housing with family or friends"
SUPPORTED = "Supported accommodation, supported lodgings or supported group home"
SHARED_LIVES = "Shared Lives scheme"
SHELTERED = "Sheltered housing, extra care housing or other sheltered housing"
TEMPORARY = "Placed in temporary accommodation by the council (inc. homelessness resettlement)"
HOSTEL = "Night shelter, emergency hostel or direct access hostel"
GUEST = "Staying with family or friends as a short term guest"
HOSPITAL = "Acute hospital or long term healthcare residential facility"
CARE_HOME, NURSING_HOME = "Registered care home", "Registered nursing home"
UNKNOWN = "Unknown"

TO_REABLEMENT = "Progress to reablement/ST-Max"
TO_ASSESSMENT = "Progress to assessment, review or reassessment"
TO_SERVICES = "Progress to support planning or services"
CONTINUES = "Continuation of support or services"
TO_HOSPITAL = "Admitted to hospital"
MOVED = "NFA: Responsibility moved to another local authority"
TO_NHS = "NFA: Referral to NHS services or NHS funded social care"
SELF_FUNDED = "NFA: Self-funded client or under 12wk disregard"
ADVICE = "NFA: Information and advice or signposting"
OTHER_SERVICE = "NFA: Referral to other service within the local authority"
DECLINED = "NFA: Support declined"
DIED = "NFA: Deceased"
AS_PLANNED = "NFA: Support ended as planned"
OTHER_REASON = "NFA: Support ended for other reason"
NOT_OFFERED = "NFA: No services offered for other reason"
OTHER = "NFA: Other"

COMMUNITY = "Long term support: Community"
RESIDENTIAL = "Long term support: Residential care"
NURSING = "Long term support: Nursing care"
ST_MAX = "Short term support: ST-Max"
LOW_LEVEL = "Short term support: Ongoing low level"
OTHER_SHORT = "Short term support: Other short term"
DIRECT_TO_CARER = "Unpaid carer support: Direct to unpaid carer"
INVOLVING_CARED_FOR = "Unpaid carer support: Support involving the person cared-for"

REABLEMENT = "Reablement"
HOME_CARE = "Home support or domiciliary care"
DIRECT_PAYMENT = "Direct payment"
MANAGED_BUDGET = "CASSR managed personal budget"
COMMISSIONED = "CASSR commissioned support"
EXTRA_CARE = "Extra care housing"
SUPPORTED_LIVING = "Community supported living"
DAY_SUPPORT = "Day support"
EQUIPMENT = "Equipment"
SOCIAL_WORKER = "Professional support: Social worker"
LONG_RESIDENTIAL, LONG_NURSING = "Long term residential care", "Long term nursing care"
SHORT_RESIDENTIAL = "Short term residential care"
OTHER_CARER_SUPPORT = "Other unpaid carer support"
SITTING, RESPITE = "Unpaid carer sitting service", "Unpaid carer respite"

FROM_HOSPITAL = "Discharge from hospital"
FROM_COMMUNITY = "Community or other route"
LONG_ASSESSMENT, SHORT_ASSESSMENT = "Long term assessment", "Short term assessment"
PLANNED = "Planned"
NOT_SEEKING = "Not in paid employment: Not actively seeking work or retired"

# What the earliest files say instead. The release is recognised value by value, not by column.
RELEASE_1 = {
    CARER: "Carer",
    CARER_BY_ASSOCIATION: "Carer known by association",
    ACCESS: "Physical Support: Access & mobility only",
    MEMORY: "Support with Memory & Cognition",
    LEARNING: "Learning Disability Support",
    MENTAL: "Mental Health Support",
    ISOLATION: "Social Support: Support for Social Isolation/Other",
    TO_CARER: "Social Support: Support to Carer",
    COUNCIL_TENANT: "Tenant",
    PRIVATE_TENANT: "Tenant - private landlord",
    WITH_FAMILY: "Settled mainstream housing with family / friends",
    GUEST: "Staying with family / friends as a short-term guest",
    HOSPITAL: "Acute / long-term healthcare residential facility or hospital",
    TO_REABLEMENT: "Progress to Reablement/ST-Max",
    TO_ASSESSMENT: "Progress to Assessment",
    TO_SERVICES: "Progress to Support Planning / Services",
    CONTINUES: "Provision of service",
    MOVED: "NFA - Moved to another LA",
    TO_NHS: "NFA - 100% NHS funded care",
    SELF_FUNDED: "NFA - Self-funded client (Inc. 12wk disregard)",
    ADVICE: "NFA - Information & Advice / Signposting only",
    OTHER_SERVICE: "NFA- Other",
    DECLINED: "NFA - Support declined",
    DIED: "NFA - Deceased",
    AS_PLANNED: "Service Ended as Planned",
    OTHER_REASON: "NFA - Support ended: Other reason",
    NOT_OFFERED: "NFA - No services offered: Other reason",
    OTHER: "NFA- Other",
    COMMUNITY: "Long Term Support: Community",
    RESIDENTIAL: "Long Term Support: Residential Care",
    NURSING: "Long Term Support: Nursing Care",
    ST_MAX: "Short Term Support: ST-Max",
    LOW_LEVEL: "Short Term Support: Ongoing Low Level",
    OTHER_SHORT: "Short Term Support: Other Short Term",
    DIRECT_TO_CARER: "Carer Support: Direct to Carer",
    INVOLVING_CARED_FOR: "Carer Support: Support involving the person cared-for",
    HOME_CARE: "Home Support",
    DIRECT_PAYMENT: "Direct Payment",
    MANAGED_BUDGET: "CASSR Managed Personal Budget",
    COMMISSIONED: "CASSR Commissioned support",
    SUPPORTED_LIVING: "Community Supported Living",
    RESPITE: "Carer Respite",
    FROM_HOSPITAL: "Discharge from Hospital",
    FROM_COMMUNITY: "Community / Other route",
    LONG_ASSESSMENT: "Long Term Assessment",
    SHORT_ASSESSMENT: "Short Term Assessment",
    "Service user and unpaid carer": "Service user and carer",
    "Unpaid carer only": "Carer only",
    "Unplanned: Hospital": "Unplanned - Hospital (Planned and unplanned episodes)",
    "Unplanned: Carer related": "Unplanned - Carer related",
    "Unplanned: Safeguarding concern": "Unplanned - Safeguarding concern",
    "Unplanned: Provider failure": "Unplanned - Provider Failure",
    "Unplanned: Other reason": "Unplanned - Other Reason",
    "Planned entry (transition)": "Planned Entry (Transition)",
    "Transfer from other local authority": "Transfer from Other LA",
    "Diversion from hospital services": "Diversion from Hospital Services",
    NOT_SEEKING: "Not in Paid Employment (not actively seeking work / retired)",
    "Not in paid employment: Seeking work": "Not in Paid Employment (seeking work)",
    "Not in paid employment: Voluntary work only": "Not in Paid Employment (voluntary work only)",
}


def in_release_1(value: str) -> str:
    """Ethnic groups change their separator only, all but the unknown one."""
    if value in RELEASE_1:
        return RELEASE_1[value]
    if value == "No data: Undeclared or not known":
        return "No data - Undeclared or Not known"
    if value.startswith(("White: ", "Mixed or", "Asian or", "Black, ", "Other ethnic", "No data: ")):
        return value.replace(": ", " - ", 1)
    return value
