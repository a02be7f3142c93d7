// Certificates issues X.509 certificates, which Node.js cannot: it reads one request as JSON from standard
// input and answers in JSON. An authority is made where the request brings none.
package main

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/json"
	"encoding/pem"
	"fmt"
	"math/big"
	"net"
	"os"
	"time"
)

type pair struct {
	Certificate string `json:"certificate"`
	Key         string `json:"key"`
}

type subject struct {
	CommonName    string    `json:"commonName"`
	Organizations []string  `json:"organizations"`
	NotBefore     time.Time `json:"notBefore"`
	NotAfter      time.Time `json:"notAfter"`
	// Addresses and DNS names: with any of them it is a server's certificate, else a client's.
	Hosts []string `json:"hosts"`
}

type request struct {
	Authority *pair     `json:"authority"`
	Subjects  []subject `json:"subjects"`
}

type answer struct {
	Authority pair   `json:"authority"`
	Issued    []pair `json:"issued"`
}

type authority struct {
	certificate *x509.Certificate
	key         crypto.Signer
}

func main() {
	var asked request
	try(json.NewDecoder(os.Stdin).Decode(&asked))
	given := answer{Issued: []pair{}}
	if asked.Authority == nil {
		given.Authority = newAuthority()
	} else {
		given.Authority = *asked.Authority
	}
	signer := read(given.Authority)
	for _, wanted := range asked.Subjects {
		given.Issued = append(given.Issued, signer.issue(wanted))
	}
	try(json.NewEncoder(os.Stdout).Encode(given))
}

func newAuthority() pair {
	template := &x509.Certificate{
		SerialNumber:          serial(),
		Subject:               pkix.Name{CommonName: "test authority"},
		NotBefore:             time.Now().AddDate(-20, 0, 0),
		NotAfter:              time.Now().AddDate(20, 0, 0),
		IsCA:                  true,
		BasicConstraintsValid: true,
		KeyUsage:              x509.KeyUsageCertSign | x509.KeyUsageDigitalSignature,
	}
	key := newKey()
	return sign(template, template, key, key)
}

func (signer authority) issue(wanted subject) pair {
	template := &x509.Certificate{
		SerialNumber: serial(),
		Subject:      pkix.Name{CommonName: wanted.CommonName, Organization: wanted.Organizations},
		NotBefore:    wanted.NotBefore,
		NotAfter:     wanted.NotAfter,
		KeyUsage:     x509.KeyUsageDigitalSignature,
		ExtKeyUsage:  []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth},
	}
	for _, host := range wanted.Hosts {
		template.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		if address := net.ParseIP(host); address != nil {
			template.IPAddresses = append(template.IPAddresses, address)
		} else {
			template.DNSNames = append(template.DNSNames, host)
		}
	}
	return sign(template, signer.certificate, newKey(), signer.key)
}

func sign(template, parent *x509.Certificate, key *ecdsa.PrivateKey, signer crypto.Signer) pair {
	der := must(x509.CreateCertificate(rand.Reader, template, parent, key.Public(), signer))
	encoded := must(x509.MarshalPKCS8PrivateKey(key))
	return pair{
		Certificate: string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})),
		Key:         string(pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: encoded})),
	}
}

func read(from pair) authority {
	certificate := must(x509.ParseCertificate(decode(from.Certificate)))
	key := must(x509.ParsePKCS8PrivateKey(decode(from.Key)))
	return authority{certificate, key.(crypto.Signer)}
}

func decode(text string) []byte {
	block, _ := pem.Decode([]byte(text))
	if block == nil {
		try(fmt.Errorf("the authority is not in PEM"))
	}
	return block.Bytes
}

func newKey() *ecdsa.PrivateKey { return must(ecdsa.GenerateKey(elliptic.P256(), rand.Reader)) }

func serial() *big.Int { return must(rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))) }

func must[T any](value T, err error) T {
	try(err)
	return value
}

func try(err error) {
	if err == nil {
		return
	}
	fmt.Fprintln(os.Stderr, err)
	os.Exit(1)
}
