import type { PartName } from '#core';
import type { ComponentType } from 'react';
import {
  ChoiceWidget,
  ChoicesWidget,
  GridWidget,
  UnitWidget,
  VillageGroupWidget,
  YesNoWidget,
} from './ChoiceFields.tsx';
import { CalculatedWidget } from './CalculatedField.tsx';
import { AudioWidget, BarcodeWidget, PositionWidget, SignatureWidget } from './rareFields.tsx';
import { DateTimeWidget, DateWidget, TimeWidget } from './DateFields.tsx';
import { PeriodWidget } from './PeriodField.tsx';
import { PhotosWidget } from './PhotosField.tsx';
import { ResidentIdWidget } from './ResidentIdField.tsx';
import { CreditCodeWidget, NumberWidget, PhoneWidget, TextWidget, TextareaWidget } from './TextFields.tsx';
import type { FieldProps } from './common.ts';
import './fields.css';

export type { FieldProps } from './common.ts';

/** The React part of each kind of field, by the name that the table of kinds gives it. */
const parts: Readonly<Record<PartName, ComponentType<FieldProps>>> = {
  text: TextWidget,
  textarea: TextareaWidget,
  number: NumberWidget,
  phone: PhoneWidget,
  creditCode: CreditCodeWidget,
  residentId: ResidentIdWidget,
  date: DateWidget,
  time: TimeWidget,
  dateTime: DateTimeWidget,
  choice: ChoiceWidget,
  choices: ChoicesWidget,
  yesNo: YesNoWidget,
  grid: GridWidget,
  villageGroup: VillageGroupWidget,
  unit: UnitWidget,
  person: TextWidget,
  photos: PhotosWidget,
  audio: AudioWidget,
  signature: SignatureWidget,
  barcode: BarcodeWidget,
  position: PositionWidget,
  period: PeriodWidget,
  calculated: CalculatedWidget,
};

/** Every part by the name that a uiSchema uses; the capitalised ones stand in RJSF's own places. */
export const widgets: Readonly<Record<string, ComponentType<FieldProps>>> = {
  ...parts,
  TextWidget,
  TextareaWidget,
  SelectWidget: ChoiceWidget,
  RadioWidget: ChoiceWidget,
  CheckboxWidget: YesNoWidget,
  CheckboxesWidget: ChoicesWidget,
  DateWidget,
  TimeWidget,
  DateTimeWidget,
};
