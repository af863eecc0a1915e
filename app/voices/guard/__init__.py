"""The guard: reads along while a model speaks, each part looking for one kind of thing that a buyer never says."""
