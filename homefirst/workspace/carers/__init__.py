"""The carers' register, and a carer's emergency plan opened at once."""
