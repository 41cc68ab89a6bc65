-- Support direct to carers in the period that the national method gives no category: blank component, no direct payment.
SELECT joined.person_id, joined.la_code, joined.record_number
FROM joined
CROSS JOIN period
WHERE joined.client_type IN ('Unpaid carer', 'Unpaid carer known by association')
    AND joined.service_type = 'Unpaid carer support: Direct to unpaid carer'
    AND joined.service_component IS NULL
    AND coalesce(joined.delivery_mechanism, '') <> 'Direct payment'
    AND joined.event_start <= period.period_end
    AND (joined.event_end IS NULL OR joined.event_end >= period.period_start)
