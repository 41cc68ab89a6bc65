-- Unpaid carers with support, an assessment or a review, or advice in the period, each with the most direct help.
-- Support direct to the carer with a blank component counts only as a direct payment; otherwise the national method gives
-- it no category, and it disappears. Age is at the end of the period; who died before the period began is left out.
WITH of_carers AS (
    SELECT
        joined.la_code,
        joined.person_id,
        joined.record_number,
        CASE
            WHEN joined.service_type = 'Unpaid carer support: Direct to unpaid carer' THEN CASE
                WHEN joined.delivery_mechanism = 'Direct payment' OR joined.service_component = 'Direct payment' THEN 1
                WHEN joined.service_component IS NULL THEN NULL
                WHEN joined.delivery_mechanism = 'CASSR managed personal budget' THEN 2
                WHEN joined.delivery_mechanism = 'CASSR commissioned support' THEN 3
                ELSE 4
            END
            WHEN joined.service_type = 'Unpaid carer support: Support involving the person cared-for' THEN 6
        END AS by_service,
        CASE
            WHEN joined.service_type <> 'Unpaid carer support: Direct to unpaid carer' THEN NULL
            WHEN lower(joined.event_type) = 'service' THEN NULL
            WHEN joined.event_outcome = 'NFA: Information and advice or signposting' THEN 5
            WHEN lower(joined.event_type) IN ('assessment', 'review') THEN 6
            WHEN joined.service_type IS NOT NULL THEN 5
        END AS by_contact
    FROM joined
    CROSS JOIN period
    WHERE joined.client_type IN ('Unpaid carer', 'Unpaid carer known by association')
        AND joined.event_start IS NOT NULL
        AND (joined.event_end IS NULL OR joined.event_end >= joined.event_start)
        AND joined.event_start <= period.period_end
        AND (joined.event_end IS NULL OR joined.event_end >= period.period_start)
),
aged AS (
    SELECT
        of_carers.*,
        coalesce(by_service, by_contact) AS place,
        details.gender,
        floor(date_diff('day', details.birth_date, period.period_end) / 365.25) AS age
    FROM of_carers
    CROSS JOIN period
    JOIN person_details AS details
        ON details.la_code = of_carers.la_code
        AND details.person_id = of_carers.person_id
    WHERE coalesce(by_service, by_contact) IS NOT NULL
        AND (details.date_of_death IS NULL OR details.date_of_death >= period.period_start)
),
placed AS (
    SELECT
        aged.*,
        row_number() OVER (PARTITION BY la_code, person_id ORDER BY place, record_number DESC) AS best_first
    FROM aged
    WHERE age IS NULL OR age >= 18
)
SELECT
    la_code,
    person_id,
    gender,
    CASE WHEN age IS NULL THEN 'Unknown' WHEN age < 65 THEN '18 to 64' ELSE '65 and above' END AS age_band,
    CASE place
        WHEN 1 THEN 'Direct Payment only'
        WHEN 2 THEN 'CASSR Managed Personal Budget'
        WHEN 3 THEN 'CASSR Commissioned Support only'
        WHEN 4 THEN 'Support Direct to Carer: Unknown Delivery Mech'
        WHEN 5 THEN 'Information, Advice and Other Universal Services / Signposting'
        ELSE 'No Direct Support Provided to Carer'
    END AS support,
    record_number
FROM placed
WHERE best_first = 1
