// peer.go -- Go as a maker and a judge of chains.
//
//	peer make NAME ROOT INTERMEDIATE LEAF
//
// makes a chain with keys of these types in the current folder: root.pem, intermediate.pem,
// leaf.pem, leaf.key; the leaf is for *.example.test, and leaf.csr a request with its key.
//
//	peer judge PORT
//
// reads lines "NAME FOLDER CHAIN", connects to the port of loopback by TLS, asks for NAME and
// trusts FOLDER/root.pem alone; prints "NAME|yes" or "NAME|no: REASON" for each.
package main

import (
	"bufio"
	"crypto"
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"fmt"
	"log"
	"math/big"
	"net"
	"os"
	"strings"
	"time"
)

// must gives back what a function returned that does not fail here.
func must[T any](value T, err error) T {
	if err != nil {
		log.Fatal(err)
	}
	return value
}

func newKey(kind string) crypto.Signer {
	curves := map[string]elliptic.Curve{
		"p256": elliptic.P256(), "p384": elliptic.P384(), "p521": elliptic.P521(),
	}
	switch kind {
	case "rsa":
		return must(rsa.GenerateKey(rand.Reader, 2048))
	case "ed25519":
		_, key, err := ed25519.GenerateKey(rand.Reader)
		return must(key, err)
	}
	return must(ecdsa.GenerateKey(curves[kind], rand.Reader))
}

func write(file, label string, der []byte) {
	block := pem.EncodeToMemory(&pem.Block{Type: label, Bytes: der})
	if err := os.WriteFile(file, block, 0o600); err != nil {
		log.Fatal(err)
	}
}

// template is what the certificates have in common, and what tells an authority from a server.
func template(name, role, kind string) *x509.Certificate {
	made := &x509.Certificate{
		SerialNumber:          must(rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))),
		Subject:               pkix.Name{CommonName: name + " " + role},
		NotBefore:             time.Now().Add(-time.Minute),
		NotAfter:              time.Now().AddDate(0, 0, 30),
		BasicConstraintsValid: true,
	}
	if role == "leaf" {
		made.KeyUsage = x509.KeyUsageDigitalSignature
		if kind == "rsa" {
			made.KeyUsage |= x509.KeyUsageKeyEncipherment
		}
		made.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}
		made.DNSNames = []string{"*.example.test"}
		return made
	}
	made.IsCA = true
	made.KeyUsage = x509.KeyUsageCertSign | x509.KeyUsageCRLSign
	made.MaxPathLenZero = role == "intermediate"
	return made
}

func makeChain(name string, kinds []string) {
	var issuer *x509.Certificate
	var issuerKey crypto.Signer
	for i, role := range []string{"root", "intermediate", "leaf"} {
		key := newKey(kinds[i])
		made := template(name, role, kinds[i])
		if issuer == nil {
			issuer, issuerKey = made, key
		}
		der := must(x509.CreateCertificate(rand.Reader, made, issuer, key.Public(), issuerKey))
		write(role+".pem", "CERTIFICATE", der)
		write(role+".key", "PRIVATE KEY", must(x509.MarshalPKCS8PrivateKey(key)))
		issuer, issuerKey = must(x509.ParseCertificate(der)), key
	}
	asked := &x509.CertificateRequest{Subject: issuer.Subject, DNSNames: issuer.DNSNames}
	write("leaf.csr", "CERTIFICATE REQUEST",
		must(x509.CreateCertificateRequest(rand.Reader, asked, issuerKey)))
}

func greet(name, port, root string) error {
	roots := x509.NewCertPool()
	if !roots.AppendCertsFromPEM(must(os.ReadFile(root))) {
		return fmt.Errorf("no certificate in %s", root)
	}
	connection, err := tls.Dial("tcp", net.JoinHostPort("127.0.0.1", port),
		&tls.Config{RootCAs: roots, ServerName: name})
	if err == nil {
		connection.Close()
	}
	return err
}

func judge(port string) {
	lines := bufio.NewScanner(os.Stdin)
	for lines.Scan() {
		words := strings.Fields(lines.Text())
		said := "yes"
		if err := greet(words[0], port, words[1]+"/root.pem"); err != nil {
			said = "no: " + err.Error()
		}
		fmt.Printf("%s|%s\n", words[0], said)
	}
}

func main() {
	if len(os.Args) == 6 && os.Args[1] == "make" {
		makeChain(os.Args[2], os.Args[3:])
	} else if len(os.Args) == 3 && os.Args[1] == "judge" {
		judge(os.Args[2])
	} else {
		log.Fatal("usage: peer make NAME ROOT INTERMEDIATE LEAF | peer judge PORT")
	}
}
