-- view
-- One row per event: the row that best_rows chose, with Release 2 values beside the submitted ones. What is neither a
-- Release 2 nor a known Release 1 value is 'Invalid and not mapped'; a blank stays blank. Capitals do not matter. Event types
-- are never mapped, only spelled alike.
SELECT
    q.*,
    best.derived_end,
    best.presumed_end,
    best.ref_start,
    best.ref_end,
    best.is_last,
    best.in_return,
    best.key_client,
    best.key_end,
    best.key_kind,
    best.key_component,
    CASE
        WHEN q.client_type IS NOT NULL THEN coalesce(map_client_type.release_2, 'Invalid and not mapped')
    END AS client_type_r2,
    CASE
        WHEN q.event_outcome IS NOT NULL THEN coalesce(map_event_outcome.release_2, 'Invalid and not mapped')
    END AS event_outcome_r2,
    CASE
        WHEN q.service_type IS NOT NULL THEN coalesce(map_service_type.release_2, 'Invalid and not mapped')
    END AS service_type_r2,
    CASE
        WHEN q.service_component IS NOT NULL THEN coalesce(map_service_component.release_2, 'Invalid and not mapped')
    END AS service_component_r2,
    CASE
        WHEN q.delivery_mechanism IS NOT NULL THEN coalesce(map_delivery_mechanism.release_2, 'Invalid and not mapped')
    END AS delivery_mechanism_r2,
    CASE
        WHEN q.assessment_type IS NOT NULL THEN coalesce(map_assessment_type.release_2, 'Invalid and not mapped')
    END AS assessment_type_r2,
    CASE
        WHEN q.gender IS NOT NULL THEN coalesce(map_gender.release_2, 'Invalid and not mapped')
    END AS gender_r2,
    CASE
        WHEN q.ethnicity IS NOT NULL THEN coalesce(map_ethnicity.release_2, 'Invalid and not mapped')
    END AS ethnicity_r2,
    CASE
        WHEN q.accommodation IS NOT NULL THEN coalesce(map_accommodation.release_2, 'Invalid and not mapped')
    END AS accommodation_r2,
    CASE
        WHEN q.primary_support_reason IS NOT NULL THEN coalesce(map_primary_support_reason.release_2, 'Invalid and not mapped')
    END AS primary_support_reason_r2,
    CASE
        WHEN q.employment IS NOT NULL THEN coalesce(map_employment.release_2, 'Invalid and not mapped')
    END AS employment_r2,
    CASE
        WHEN q.funding IS NOT NULL THEN coalesce(map_funding.release_2, 'Invalid and not mapped')
    END AS funding_r2,
    CASE
        WHEN q.has_unpaid_carer IS NOT NULL THEN coalesce(map_has_unpaid_carer.release_2, 'Invalid and not mapped')
    END AS has_unpaid_carer_r2,
    coalesce(map_event_type.release_2, q.event_type) AS event_type_r2
FROM best_rows AS best
JOIN identified AS q
    ON q.file_number = best.file_number
    AND q.record_number = best.record_number
LEFT JOIN codes AS map_client_type
    ON map_client_type.field = 'client_type'
    AND map_client_type.submitted = lower(q.client_type)
LEFT JOIN codes AS map_event_outcome
    ON map_event_outcome.field = 'event_outcome'
    AND map_event_outcome.submitted = lower(q.event_outcome)
LEFT JOIN codes AS map_service_type
    ON map_service_type.field = 'service_type'
    AND map_service_type.submitted = lower(q.service_type)
LEFT JOIN codes AS map_service_component
    ON map_service_component.field = 'service_component'
    AND map_service_component.submitted = lower(q.service_component)
LEFT JOIN codes AS map_delivery_mechanism
    ON map_delivery_mechanism.field = 'delivery_mechanism'
    AND map_delivery_mechanism.submitted = lower(q.delivery_mechanism)
LEFT JOIN codes AS map_assessment_type
    ON map_assessment_type.field = 'assessment_type'
    AND map_assessment_type.submitted = lower(q.assessment_type)
LEFT JOIN codes AS map_gender
    ON map_gender.field = 'gender'
    AND map_gender.submitted = lower(q.gender)
LEFT JOIN codes AS map_ethnicity
    ON map_ethnicity.field = 'ethnicity'
    AND map_ethnicity.submitted = lower(q.ethnicity)
LEFT JOIN codes AS map_accommodation
    ON map_accommodation.field = 'accommodation'
    AND map_accommodation.submitted = lower(q.accommodation)
LEFT JOIN codes AS map_primary_support_reason
    ON map_primary_support_reason.field = 'primary_support_reason'
    AND map_primary_support_reason.submitted = lower(q.primary_support_reason)
LEFT JOIN codes AS map_employment
    ON map_employment.field = 'employment'
    AND map_employment.submitted = lower(q.employment)
LEFT JOIN codes AS map_funding
    ON map_funding.field = 'funding'
    AND map_funding.submitted = lower(q.funding)
LEFT JOIN codes AS map_has_unpaid_carer
    ON map_has_unpaid_carer.field = 'has_unpaid_carer'
    AND map_has_unpaid_carer.submitted = lower(q.has_unpaid_carer)
LEFT JOIN codes AS map_event_type
    ON map_event_type.field = 'event_type'
    AND map_event_type.submitted = lower(q.event_type)
