"""The eleven criteria: what each examines in the tally of a talk, and the evidence it rests on."""
