"""The buyer's answer in the making: under a lease, heard by anybody, finished whatever breaks."""
