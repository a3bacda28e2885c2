package main

// demonyms are names of countries and regions, words joined by _, each with the
// adjectives and names of people that stand for it: in Chinese a Polish composer
// is a Poland composer.
var demonyms = []string{
	"Afghanistan Afghan", "Africa African", "Albania Albanian", "Algeria Algerian", "America American Americans",
	"Arabia Arab Arabian", "Argentina Argentine Argentinian", "Armenia Armenian", "Asia Asian", "Athens Athenian",
	"Australia Australian", "Austria Austrian", "Babylon Babylonian", "Bavaria Bavarian", "Belarus Belarusian", "Belgium Belgian",
	"Bolivia Bolivian", "Bosnia Bosnian", "Brazil Brazilian", "Britain British Briton Britons", "Bulgaria Bulgarian", "Burma Burmese",
	"Byzantium Byzantine", "California Californian", "Cambodia Cambodian", "Canada Canadian", "Catalonia Catalan", "Chile Chilean",
	"China Chinese", "Colombia Colombian", "Croatia Croatian Croat", "Cuba Cuban", "Czech_Republic Czech",
	"Denmark Danish Dane Danes", "Netherlands Dutch", "Egypt Egyptian", "England English", "Estonia Estonian", "Ethiopia Ethiopian",
	"Europe European", "Finland Finnish Finn Finns", "France French", "Gaul Gallic", "Georgia Georgian", "Germany German",
	"Greece Greek", "Hungary Hungarian", "Iceland Icelandic", "India Indian", "Indonesia Indonesian", "Iran Iranian", "Iraq Iraqi",
	"Ireland Irish", "Israel Israeli", "Italy Italian", "Japan Japanese", "Jordan Jordanian", "Kenya Kenyan", "Korea Korean",
	"Kuwait Kuwaiti", "Latvia Latvian", "Lebanon Lebanese", "Libya Libyan", "Lithuania Lithuanian", "Macedonia Macedonian",
	"Malaysia Malaysian Malay", "Mexico Mexican", "Mongolia Mongolian Mongol Mongols", "Morocco Moroccan", "Nigeria Nigerian",
	"Normandy Norman Normans", "Norway Norwegian", "Pakistan Pakistani", "Palestine Palestinian", "Paris Parisian",
	"Persia Persian", "Peru Peruvian", "Philippines Filipino Philippine", "Poland Polish Pole Poles", "Portugal Portuguese",
	"Prussia Prussian", "Rome Roman Romans", "Romania Romanian", "Russia Russian", "Saudi_Arabia Saudi", "Scotland Scottish Scots",
	"Serbia Serbian Serb", "Sicily Sicilian", "Slovakia Slovak", "Slovenia Slovenian", "Spain Spanish Spaniard Spaniards",
	"Sweden Swedish Swede Swedes", "Switzerland Swiss", "Syria Syrian", "Taiwan Taiwanese", "Thailand Thai", "Tibet Tibetan",
	"Tunisia Tunisian", "Turkey Turkish Turk Turks", "Ukraine Ukrainian", "United_States American US", "Venice Venetian",
	"Venezuela Venezuelan", "Vienna Viennese", "Vietnam Vietnamese", "Wales Welsh", "Yugoslavia Yugoslav", "Antarctica Antarctic",
}
