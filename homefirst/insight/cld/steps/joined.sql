-- The Joined table. A service still running at the end of its reference period, and missing from the next quarter's
-- file, ended with its own quarter.
SELECT
    la_code,
    person_id,
    la_person_id,
    client_type_r2 AS client_type,
    event_type_r2 AS event_type,
    event_start,
    CASE
        WHEN event_kind = 'service' AND NOT is_last AND (derived_end IS NULL OR derived_end > ref_end)
            THEN ref_end
        ELSE derived_end
    END AS event_end,
    event_end AS submitted_end,
    event_outcome_r2 AS event_outcome,
    route_of_access,
    assessment_type_r2 AS assessment_type,
    service_type_r2 AS service_type,
    service_component_r2 AS service_component,
    delivery_mechanism_r2 AS delivery_mechanism,
    review_reason,
    linked_1,
    linked_2,
    linked_3,
    ref_start,
    ref_end,
    record_number,
    gender_r2 AS gender,
    ethnicity_r2 AS ethnicity,
    accommodation_r2 AS accommodation,
    primary_support_reason_r2 AS primary_support_reason,
    employment_r2 AS employment,
    funding_r2 AS funding,
    has_unpaid_carer_r2 AS has_unpaid_carer,
    birth_month,
    date_of_death
FROM unique_events
WHERE in_return
