-- What each event says of its person, with a place for each attribute: 1 for the event that tells most about now. Events
-- stand in the order of latest quarter, latest end (open is latest), latest start, and equal events share a place; what is
-- not known comes after all that is.
WITH placed AS (
    SELECT
        la_code,
        person_id,
        ref_end,
        birth_month,
        date_of_death,
        gender,
        ethnicity,
        accommodation,
        primary_support_reason,
        employment,
        funding,
        has_unpaid_carer,
        dense_rank() OVER (
            PARTITION BY la_code, person_id
            ORDER BY ref_end DESC, coalesce(event_end, DATE '9999-01-01') DESC, event_start DESC
        ) AS place
    FROM joined
)
SELECT
    placed.*,
    place + 1000000 * CASE WHEN gender IS NULL OR gender IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END
        AS gender_place,
    place + 1000000 * CASE
        WHEN ethnicity IS NULL OR ethnicity = 'Invalid and not mapped' THEN 3
        WHEN ethnicity = 'No data: Undeclared or not known' THEN 2
        WHEN ethnicity = 'No data: Refused' THEN 1
        ELSE 0
    END AS ethnicity_place,
    place + 1000000 * CASE WHEN accommodation IS NULL OR accommodation IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END
        AS accommodation_place,
    place + 1000000 * CASE
        WHEN primary_support_reason IS NULL
            OR primary_support_reason IN ('Unknown', 'Invalid and not mapped', 'Social support: Support to unpaid carer')
            THEN 1
        ELSE 0
    END AS primary_support_reason_place,
    place + 1000000 * CASE WHEN employment IS NULL OR employment IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END
        AS employment_place,
    place + 1000000 * CASE WHEN funding IS NULL OR funding IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END
        AS funding_place,
    place + 1000000 * CASE WHEN has_unpaid_carer IS NULL OR has_unpaid_carer IN ('Unknown', 'Invalid and not mapped') THEN 1 ELSE 0 END
        AS has_unpaid_carer_place
FROM placed
