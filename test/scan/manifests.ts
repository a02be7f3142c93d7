/** Manifests of every form that mutations start from. */
export const SAMPLES: readonly string[] = [
  `# comment
apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  namespace: shop
  labels: {app: web, tier: "front"}
spec:
  replicas: 2
  template:
    metadata:
      annotations:
        demarc.dev/waive.pod-host-network: "ops; agent; 2099-01-01"
    spec:
      hostNetwork: true
      containers:
      - name: app
        image: 'registry.example.com/app:1.2'
        args: ["--a",
          "b",
        ]
        env:
        - {name: MODE, value: "on"}
        - name: SCRIPT
          value: |
            set -e
            echo "x"
        securityContext:
          privileged: true
          runAsUser: 0777
      volumes:
      - name: host
        hostPath:
          path: /var/run/docker.sock
`,
  `apiVersion: v1
kind: List
items:
- &svc
  apiVersion: v1
  kind: Service
  metadata: &meta
    name: a
  spec: {type: NodePort, ports: [{port: 80}]}
- <<: *svc
  metadata:
    <<: *meta
    name: b
---
apiVersion: batch/v1
kind: CronJob
metadata: {name: tick}
spec:
  schedule: "* * * * *"
  jobTemplate:
    spec:
      template:
        spec:
          restartPolicy: Never
          containers:
          - {name: t, image: busybox, command: [sh, -c, >-
            folded}
`,
  `{"apiVersion": "v1", "kind": "Pod", "metadata": {"name": "j"},
 "spec": {"containers": [{"name": "c", "image": "x", "ports": [{"hostPort": 80}]}], "hostPID": true}}
`,
  `apiVersion: v1
kind: Secret
metadata:
  name: s
type: Opaque
stringData:
  ? complex
  : >
    folded text
    goes on

    here
  password: "hunter2hunter2"
`,
];
