"""The values of the return that decide a measure, in small letters as the twins read every text."""

SERVICE_USER = "service user"
UNPAID_CARER = "unpaid carer"
CARER_BY_ASSOCIATION = "unpaid carer known by association"

REQUEST = "request"
ASSESSMENT = "assessment"
SERVICE = "service"
REVIEW = "review"

NURSING = "long term support: nursing care"
RESIDENTIAL = "long term support: residential care"
COMMUNITY = "long term support: community"
PRISON = "long term support: prison"
ST_MAX = "short term support: st-max"
LOW_LEVEL = "short term support: ongoing low level"
OTHER_SHORT = "short term support: other short term"
TO_CARER = "unpaid carer support: direct to unpaid carer"
INVOLVING_CARED_FOR = "unpaid carer support: support involving the person cared-for"
LONG_TERM = (NURSING, RESIDENTIAL, COMMUNITY, PRISON)

DIRECT_PAYMENT = "direct payment"
MANAGED_BUDGET = "cassr managed personal budget"
COMMISSIONED = "cassr commissioned support"

REABLEMENT = "reablement"
EQUIPMENT = "equipment"
HOME_SUPPORT = "home support or domiciliary care"
SHARED_LIVES = "shared lives"
SUPPORTED_LIVING = "community supported living"
EXTRA_CARE = "extra care housing"
SHORT_NURSING = "short term nursing care"
SHORT_RESIDENTIAL = "short term residential care"
LONG_NURSING = "long term nursing care"
LONG_RESIDENTIAL = "long term residential care"

INVALID = "invalid and not mapped"
HOSPITAL = "admitted to hospital"
MOVED = "nfa: responsibility moved to another local authority"
NHS = "nfa: referral to nhs services or nhs funded social care"
SELF_FUNDED = "nfa: self-funded client or under 12wk disregard"
INFORMATION = "nfa: information and advice or signposting"
OTHER_COUNCIL_SERVICE = "nfa: referral to other service within the local authority"
DECLINED = "nfa: support declined"
DECEASED = "nfa: deceased"
ENDED_AS_PLANNED = "nfa: support ended as planned"
ENDED_OTHER_REASON = "nfa: support ended for other reason"
NOT_OFFERED = "nfa: no services offered for other reason"
NFA_OTHER = "nfa: other"

# Client Level Data, Release 2: when several outcomes fit, the first of this order applies.
OUTCOMES = (
    "progress to reablement/st-max",
    "progress to assessment, review or reassessment",
    "release 1 specification only: not mapped",
    "progress to support planning or services",
    "continuation of support or services",
    HOSPITAL,
    MOVED,
    NHS,
    SELF_FUNDED,
    INFORMATION,
    OTHER_COUNCIL_SERVICE,
    DECLINED,
    DECEASED,
    ENDED_AS_PLANNED,
    ENDED_OTHER_REASON,
    NOT_OFFERED,
    NFA_OTHER,
)

UNKNOWN = "unknown"
ETHNICITY_REFUSED = "no data: refused"
ETHNICITY_UNDECLARED = "no data: undeclared or not known"
SUPPORT_TO_CARER = "social support: support to unpaid carer"
LEARNING_DISABILITY = "learning disability support"

PRESUMED_AT_HOME = "unknown: presumed at home"
PRESUMED_IN_COMMUNITY = "unknown: presumed in community"
CARE_HOME = "registered care home"
NURSING_HOME = "registered nursing home"
PRISON_PLACE = "prison, young offenders institution or detention centre"
SHARED_LIVES_SCHEME = "shared lives scheme"
SHELTERED = "sheltered housing, extra care housing or other sheltered housing"
SUPPORTED = "supported accommodation, supported lodgings or supported group home"
SETTLED = (
    "owner occupier or shared ownership scheme",
    "tenant: local authority or other social housing provider",
    "tenant: private landlord",
    "settled mainstream housing with family or friends",
    SUPPORTED,
    SHARED_LIVES_SCHEME,
    "approved premises for offenders released from prison or under probation supervision",
    SHELTERED,
    "mobile accommodation for gypsy, roma and traveller communities",
    PRESUMED_AT_HOME,
)

UNDER_18 = "under 18"
WORKING_AGE = "18 to 64"
OLDER = "65 and above"
TOTAL = "Total"


def plain(text: object) -> str | None:
    """A text as the method compares it: capitals and outer spaces do not count, blank is nothing."""
    small = "" if text is None else str(text).strip().lower()
    return None if small in ("", "null") else small
