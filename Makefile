# Short names for the commands of tasks.py, which needs no make.
PYTHON ?= python3

.PHONY: run test lint format bench screenshot
run test lint format bench screenshot:
	@$(PYTHON) tasks.py $@ $(ARGS)
