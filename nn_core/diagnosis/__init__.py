"""Why a training does not learn: what can be read from the run itself, each with a cure."""
