// Supervise owns the processes of one test cluster and their folder. It starts what standard input asks for,
// and when standard input ends, because the tests are done with it or because they died in any way, it kills
// what it started, removes the folder it made, and ends.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
)

// An order is one line of standard input.
type order struct {
	Name        string   `json:"name"`
	Command     []string `json:"command"`
	Environment []string `json:"environment"`
	// Kill ends the process of that name instead of starting one.
	Kill bool `json:"kill"`
}

// A report is one line of standard output.
type report struct {
	Folder  string `json:"folder,omitempty"`
	Started string `json:"started,omitempty"`
	Pid     int    `json:"pid,omitempty"`
	Ended   string `json:"ended,omitempty"`
	Failed  string `json:"failed,omitempty"`
	Why     string `json:"why,omitempty"`
}

type cluster struct {
	folder  string
	lock    sync.Mutex
	output  *json.Encoder
	running map[string]*exec.Cmd
	ending  sync.WaitGroup
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: supervise FOLDER-FOR-FOLDERS")
		os.Exit(2)
	}
	// Linux kills a child with the thread that started it, so that thread must be the one that stays.
	runtime.LockOSThread()
	// A signal to the group of the tests ends the tests, and that closes standard input.
	signal.Ignore(syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGPIPE)
	folder, err := os.MkdirTemp(os.Args[1], "demarc-cluster-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	owned := &cluster{folder: folder, output: json.NewEncoder(os.Stdout), running: map[string]*exec.Cmd{}}
	owned.tell(report{Folder: folder})
	owned.obey()
	owned.end()
}

func (owned *cluster) obey() {
	orders := bufio.NewScanner(os.Stdin)
	orders.Buffer(nil, 1<<20)
	for orders.Scan() {
		var asked order
		if err := json.Unmarshal(orders.Bytes(), &asked); err != nil {
			owned.tell(report{Failed: "order", Why: err.Error()})
			continue
		}
		if asked.Kill {
			owned.kill(asked.Name)
		} else {
			owned.start(asked)
		}
	}
}

func (owned *cluster) start(asked order) {
	log, err := os.Create(filepath.Join(owned.folder, asked.Name+".log"))
	if err != nil {
		owned.tell(report{Failed: asked.Name, Why: err.Error()})
		return
	}
	child := exec.Command(asked.Command[0], asked.Command[1:]...)
	child.Dir = owned.folder
	child.Env = append(os.Environ(), asked.Environment...)
	child.Stdout, child.Stderr = log, log
	child.SysProcAttr = boundToParent()
	err = child.Start()
	log.Close()
	if err != nil {
		owned.tell(report{Failed: asked.Name, Why: err.Error()})
		return
	}
	owned.lock.Lock()
	owned.running[asked.Name] = child
	owned.lock.Unlock()
	owned.tell(report{Started: asked.Name, Pid: child.Process.Pid})
	owned.ending.Go(func() { owned.await(asked.Name, child) })
}

func (owned *cluster) await(name string, child *exec.Cmd) {
	why := "exit status 0"
	if err := child.Wait(); err != nil {
		why = err.Error()
	}
	owned.lock.Lock()
	if owned.running[name] == child {
		delete(owned.running, name)
	}
	owned.lock.Unlock()
	owned.tell(report{Ended: name, Why: why})
}

func (owned *cluster) kill(name string) {
	owned.lock.Lock()
	defer owned.lock.Unlock()
	if child, found := owned.running[name]; found {
		child.Process.Kill()
	}
}

// The state is thrown away, so nothing is asked to end in order: an API server whose etcd went first would
// hang for minutes.
func (owned *cluster) end() {
	owned.lock.Lock()
	for _, child := range owned.running {
		child.Process.Kill()
	}
	owned.lock.Unlock()
	owned.ending.Wait()
	if err := os.RemoveAll(owned.folder); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func (owned *cluster) tell(what report) {
	owned.lock.Lock()
	defer owned.lock.Unlock()
	// Nobody listens any more when the tests have died; there is still the folder to remove.
	_ = owned.output.Encode(what)
}
