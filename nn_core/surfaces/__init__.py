"""The error over a plane of parameters, and the predictions over the inputs."""
