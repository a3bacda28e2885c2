package config

import (
	"reflect"
	"strings"
	"time"
)

// prefix begins the names of the environment variables that are settings.
const prefix = "DETENTE_"

// fileSuffix ends the name of a variable that names a file with a secret.
const fileSuffix = "_FILE"

// pathVariable names the configuration file, for want of the flag.
const pathVariable = prefix + "CONFIG"

// OtherVariables returns the environment variables with the prefix DETENTE_
// that are no settings, but known to other parts of the program or its tests.
// A name that ends in "*" stands for all that begin so.
func OtherVariables() []string {
	return []string{
		pathVariable,
		prefix + "DISCORD_SPEC",
		prefix + "REQUIRE",
		prefix + "TEST_*",
	}
}

// A Key describes one setting.
type Key struct {
	// Name is the setting's name in the file, such as "limits.drain".
	Name string
	// Env is the environment variable that overrides it. For a secret, Env
	// with "_FILE" after it names a file instead.
	Env string
	// Type is "text", "true or false", "whole number", "number", "duration",
	// "list" or "secret".
	Type string
	// Default is written as in the environment: "10s", or "a,b" for a list.
	Default string
	// Secret says that the setting may not stand in the file.
	Secret bool
}

// Keys describes all settings, in the order of the struct [Config].
func Keys() []Key {
	var keys []Key
	for _, l := range leaves() {
		keys = append(keys, Key{l.name, l.env, typeName(l.zero), l.tag.Get("default"), l.secret()})
	}
	return keys
}

// A leaf is a field of Config that holds a value, not a section.
type leaf struct {
	name, env string
	tag       reflect.StructTag
	zero      any   // the zero value of its type
	index     []int // of the field, for FieldByIndex
}

// of returns the leaf's value in c.
func (l leaf) of(c Config) any { return reflect.ValueOf(c).FieldByIndex(l.index).Interface() }

// secret reports whether the leaf's value must not be shown.
func (l leaf) secret() bool {
	_, is := l.zero.(Secret)
	return is
}

// leaves returns all leaves, in the order of the fields.
func leaves() []leaf { return leavesOf(reflect.TypeFor[Config](), "", nil) }

// leavesOf returns the leaves below the section of type t, whose name with
// its final dot, and whose place in Config, are given.
func leavesOf(t reflect.Type, section string, index []int) []leaf {
	var all []leaf
	for i := range t.NumField() {
		f := t.Field(i)
		key, at := f.Tag.Get("key"), append(index[:len(index):len(index)], i)
		switch {
		case key == "-":
		case f.Type.Kind() == reflect.Struct && f.Type != reflect.TypeFor[Secret]():
			all = append(all, leavesOf(f.Type, section+key+".", at)...)
		default:
			name := section + key
			all = append(all, leaf{name, variable(name), f.Tag, reflect.Zero(f.Type).Interface(), at})
		}
	}
	return all
}

// variable returns the environment variable of a setting.
func variable(name string) string {
	return prefix + strings.ToUpper(strings.ReplaceAll(name, ".", "_"))
}

// typeName says in plain words what kind of value zero is.
func typeName(zero any) string {
	switch zero.(type) {
	case bool:
		return "true or false"
	case int:
		return "whole number"
	case float64:
		return "number"
	case time.Duration:
		return "duration"
	case []string:
		return "list"
	case Secret:
		return "secret"
	}
	return "text"
}
