package main

import "syscall"

// Own group: a Ctrl-C in the terminal must not reach it. Linux also kills it when its parent is killed.
func boundToParent() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
